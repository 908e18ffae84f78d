package com.example.servers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;

/** Apache Tomcat: a poller, blocking and non-blocking writes, and answers to GET by sendfile. */
public final class Tomcat extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Path directory;

    private Tomcat(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) throws IOException, LifecycleException {
        Path directory = Files.createTempDirectory("tomcat");
        org.apache.catalina.startup.Tomcat tomcat = new org.apache.catalina.startup.Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", directory.toString());
        org.apache.catalina.startup.Tomcat.addServlet(context, "echo", new Tomcat(directory));
        context.addServletMappingDecoded("/*", "echo");
        tomcat.start();
        System.out.println("listening on " + tomcat.getConnector().getLocalPort());
        tomcat.getServer().await();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        byte[] answer = Answers.to(request.getMethod(), request.getRequestURI(), body);
        response.setContentLength(answer.length);
        boolean sendfile = Boolean.TRUE.equals(request.getAttribute("org.apache.tomcat.sendfile.support"));
        if (request.getMethod().equals("GET") && sendfile && answer.length > 0) {
            Path file = Files.write(Files.createTempFile(directory, "answer", ""), answer);
            file.toFile().deleteOnExit();
            request.setAttribute("org.apache.tomcat.sendfile.filename", file.toString());
            request.setAttribute("org.apache.tomcat.sendfile.start", 0L);
            request.setAttribute("org.apache.tomcat.sendfile.end", (long) answer.length);
        } else {
            response.getOutputStream().write(answer);
        }
    }
}
