package io.sillage.analyzer.kit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;

/**
 * A server and its client, as processes of their own, so that each can run in its network namespace.
 *
 * <p>{@code serve ADDRESS PORT} until its input ends; {@code visit ADDRESS PORT ROUNDS SEED}, one connection after the
 * other, of every way to end.
 */
public final class Talker {
    /** How a visit ends, in turn. */
    public enum Ending {
        CLIENT_CLOSES,
        SERVER_CLOSES,
        CLIENT_RESETS,
        SERVER_RESETS,
        HALF_CLOSE
    }

    private static final int TIMEOUT_MILLIS = 20_000;

    private Talker() {}

    public static void main(String[] args) throws IOException {
        InetAddress address = InetAddress.getByName(args[1]);
        int port = Integer.parseInt(args[2]);
        if (args[0].equals("serve")) {
            serve(address, port);
        } else {
            Random random = new Random(Long.parseLong(args[4]));
            for (int i = 0; i < Integer.parseInt(args[3]); i++) {
                visit(address, port, random, Ending.values()[i % Ending.values().length]);
            }
        }
    }

    private static void serve(InetAddress address, int port) throws IOException {
        ServerSocket server = new ServerSocket(port, 50, address);
        Thread accepting = new Thread(() -> accept(server));
        accepting.setDaemon(true);
        accepting.start();
        System.out.println("ready");
        System.in.read();
    }

    private static void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> answer(socket));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            Ending ending = Ending.values()[in.readInt()];
            int answerBytes = in.readInt();
            in.skipNBytes(in.readInt());
            if (ending == Ending.HALF_CLOSE) {
                in.readAllBytes();
            }
            socket.getOutputStream().write(new byte[answerBytes]);
            if (ending == Ending.SERVER_RESETS) {
                in.readInt();
                socket.setSoLinger(true, 0);
            } else if (ending != Ending.SERVER_CLOSES && ending != Ending.HALF_CLOSE) {
                in.readAllBytes();
            }
        } catch (IOException reset) {
            // the client's way to end
        }
    }

    private static void visit(InetAddress address, int port, Random random, Ending ending) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            int requestBytes = random.nextInt(60_000);
            int answerBytes = 1 + random.nextInt(300_000);
            out.writeInt(ending.ordinal());
            out.writeInt(answerBytes);
            out.writeInt(requestBytes);
            out.write(new byte[requestBytes]);
            if (ending == Ending.HALF_CLOSE) {
                socket.shutdownOutput();
            }
            socket.getInputStream().skipNBytes(answerBytes);
            if (ending == Ending.SERVER_RESETS) {
                out.writeInt(0);
            }
            if (ending == Ending.CLIENT_RESETS) {
                socket.setSoLinger(true, 0);
            } else if (ending != Ending.CLIENT_CLOSES) {
                socket.getInputStream().read();
            }
        } catch (java.net.SocketException reset) {
            if (ending != Ending.SERVER_RESETS) {
                throw reset;
            }
        }
    }
}
