package com.example.servers;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Eclipse Jetty: selectors, gathering writes. */
public final class Jetty extends Handler.Abstract {

    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 2);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Jetty());
        server.setStopAtShutdown(true);
        server.start();
        System.out.println("listening on " + connector.getLocalPort());
        server.join();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ByteBuffer body = Content.Source.asByteBuffer(request);
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        byte[] answer = Answers.to(request.getMethod(), Request.getPathInContext(request), bytes);
        response.write(true, ByteBuffer.wrap(answer), callback);
        return true;
    }
}
