package io.sillage.weaver.advice;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the JDK's classes call {@code Sockets} and {@code Outputs}. Learnt from the sources of JDK 17 to 25; the names
 * are private to the JDK, so each JVM reports which of them it has.
 *
 * <p>Bytes are counted where the system call returns (SocketDispatcher, for all kinds of sockets), so that they are the
 * kernel's own numbers even where the operation above throws afterwards. Starts and errors come from the operation.
 */
final class JdkPoints {

    private static final String FD = "Ljava/io/FileDescriptor;";
    private static final String ADDRESS = "Ljava/net/SocketAddress;";
    private static final String INET = "Ljava/net/InetAddress;";
    private static final String BUFFER = "Ljava/nio/ByteBuffer;";
    private static final String NIO = "sun/nio/ch/";
    private static final String SOCKET = NIO + "NioSocketImpl";
    private static final String CHANNEL = NIO + "SocketChannelImpl";
    private static final String SERVER = NIO + "ServerSocketChannelImpl";
    private static final String FILE = NIO + "FileChannelImpl";
    private static final String DISPATCHER = NIO + "SocketDispatcher";
    private static final String ASYNC = NIO + "UnixAsynchronousSocketChannelImpl";
    private static final String ASYNC_SERVER = NIO + "UnixAsynchronousServerSocketChannelImpl";
    private static final String FILE_OUT = "java/io/FileOutputStream";

    private final List<JdkPoint> points = new ArrayList<>();

    private JdkPoints() {}

    static List<JdkPoint> sockets() {
        JdkPoints all = new JdkPoints();
        all.systemCalls();
        all.javaNet();
        all.channels();
        all.servers();
        all.sendfile();
        all.asynchronous();
        return all.points;
    }

    static List<JdkPoint> outputs() {
        JdkPoints all = new JdkPoints();
        all.add(FILE_OUT, "write", "([B)V", "", "fd arg:0 call:wrote", "");
        all.add(FILE_OUT, "write", "([BII)V", "", "fd arg:0 arg:1 arg:2 call:wrote", "");
        all.add(FILE_OUT, "write", "(I)V", "", "fd arg:0 call:wrote", "");
        return all.points;
    }

    private void systemCalls() {
        for (String call : List.of("read", "write")) {
            systemCall(call, "(" + FD + "JI)I", call);
            systemCall(call + "v", "(" + FD + "JI)J", call);
        }
        // the dispatcher's own in 17, inherited later
        either("close", DISPATCHER, "close", "(" + FD + ")V", "arg:0 call:closed", "", "");
        either("close", NIO + "UnixDispatcher", "close", "(" + FD + ")V", "arg:0 call:closed", "", "");
    }

    private void systemCall(String method, String descriptor, String call) {
        String done = "arg:0 result call:" + call + "Done";
        add(DISPATCHER, method, descriptor, "arg:0 keep:descriptor", done, "kept thrown call:" + call + "Broke");
    }

    private void javaNet() {
        String peer = " field:address:" + INET + " field:port:I ";
        add(
                SOCKET,
                "connect",
                "(" + ADDRESS + "I)V",
                "fd arg:0 keep:connectBegan",
                "fd kept call:connected",
                "kept thrown call:connectFailed");
        add(
                SOCKET,
                "accept",
                "(Ljava/net/SocketImpl;)V",
                "",
                "socketFd socketField:address:" + INET + " socketField:port:I call:accepted",
                "");
        add(SOCKET, "beginRead", "()" + FD, "", "fd" + peer + "call:readBegan", "");
        add(SOCKET, "beginWrite", "()" + FD, "", "fd" + peer + "call:writeBegan", "");
        either("implRead", SOCKET, "implRead", "([BII)I", "", "", "fd thrown call:readFailed");
        either("implRead", SOCKET, "implRead", "([BIIJ)I", "", "", "fd thrown call:readFailed");
        add(SOCKET, "implWrite", "([BII)I", "", "", "fd thrown call:writeFailed");
        add(SOCKET, "sendUrgentData", "(I)V", "", "fd call:urgentByteSent", "fd thrown call:writeFailed");
        add(SOCKET, "shutdownInput", "()V", "", "fd call:inputShutDown", "");
        add(SOCKET, "shutdownOutput", "()V", "", "fd call:outputShutDown", "");
        // the system call waits for threads that are inside another one, the application's close is now
        add(SOCKET, "close", "()V", "fd call:closeAsked", "", "");
    }

    /** Began is said on return: from then until the end of the operation the JDK holds back the closing. */
    private void channels() {
        String local = " field:localAddress:" + ADDRESS + " ";
        String ends = local + "field:remoteAddress:" + ADDRESS + " ";
        add(
                CHANNEL,
                "connect",
                "(" + ADDRESS + ")Z",
                "fd arg:0 keep:connectBegan",
                "kept" + local + "result call:connectReturned",
                "kept thrown call:connectFailed");
        add(
                CHANNEL,
                "blockingConnect",
                "(" + ADDRESS + "J)V",
                "fd arg:0 keep:connectBegan",
                "kept" + local + "call:connected",
                "kept thrown call:connectFailed");
        add(
                CHANNEL,
                "finishConnect",
                "()Z",
                "fd keep:connectResumed",
                "kept" + local + "result call:connectReturned",
                "kept thrown call:connectFailed");
        add(CHANNEL, "beginRead", "(Z)V", "", "fd" + ends + "call:readBegan", "");
        add(CHANNEL, "beginWrite", "(Z)V", "", "fd" + ends + "call:writeBegan", "");
        add(CHANNEL, "read", "(" + BUFFER + ")I", "", "", "fd thrown call:readFailed");
        add(CHANNEL, "read", "([" + BUFFER + "II)J", "", "", "fd thrown call:readFailed");
        add(CHANNEL, "blockingRead", "([BIIJ)I", "", "", "fd thrown call:readFailed");
        add(CHANNEL, "write", "(" + BUFFER + ")I", "", "", "fd thrown call:writeFailed");
        add(CHANNEL, "write", "([" + BUFFER + "II)J", "", "", "fd thrown call:writeFailed");
        add(CHANNEL, "blockingWriteFully", "([BII)V", "", "", "fd thrown call:writeFailed");
        add(CHANNEL, "sendOutOfBandData", "(B)I", "", "fd result call:writeDone", "fd thrown call:writeFailed");
        add(CHANNEL, "shutdownInput", "()Ljava/nio/channels/SocketChannel;", "", "fd call:inputShutDown", "");
        add(CHANNEL, "shutdownOutput", "()Ljava/nio/channels/SocketChannel;", "", "fd call:outputShutDown", "");
        // the system call waits for threads that are inside another one, or for the selector; the application's close
        // is now
        add(CHANNEL, "implCloseBlockingMode", "()V", "fd call:closeAsked", "", "");
        add(CHANNEL, "implCloseNonBlockingMode", "()V", "fd call:closeAsked", "", "");
    }

    private void servers() {
        add(
                SERVER,
                "finishAccept",
                "(" + FD + ADDRESS + ")Ljava/nio/channels/SocketChannel;",
                "",
                "arg:0 arg:1 field:localAddress:" + ADDRESS + " call:accepted",
                "");
    }

    /** FileChannel.transferTo a socket; its fallbacks go through the channel's own write. */
    private void sendfile() {
        either(
                "sendfile",
                FILE,
                "transferToDirectlyInternal",
                "(JILjava/nio/channels/WritableByteChannel;" + FD + ")J",
                "arg:2 arg:3 call:transferBegan",
                "arg:3 result call:writeDone",
                "");
        either("sendfile", FILE, "transferToFileDescriptor", "(JI" + FD + ")J", "", "arg:2 result call:writeDone", "");
        optional(
                CHANNEL,
                "beforeTransferTo",
                "()V",
                "",
                "fd field:localAddress:" + ADDRESS + " field:remoteAddress:" + ADDRESS + " call:writeBegan",
                "");
    }

    private void asynchronous() {
        // of all kinds of sockets; only asynchronous ones have not said so before
        optional(
                NIO + "Net",
                "connect",
                "(" + FD + INET + "I)I",
                "arg:0 arg:1 arg:2 keep:connectAsked",
                "",
                "kept thrown call:connectRefused");
        optional(
                ASYNC,
                "setConnected",
                "()V",
                "",
                "fd field:localAddress:Ljava/net/InetSocketAddress; call:asynchronouslyConnected",
                "");
        optional(
                ASYNC,
                "finishConnect",
                "(Z)V",
                "fd call:connectFinishing",
                "call:connectFinished",
                "call:connectFinished");
        String worded = "(Ljava/io/IOException;" + ADDRESS + ")Ljava/io/IOException;";
        optional("sun/net/util/SocketExceptions", "of", worded, "arg:0 call:connectErrorMet", "", "");
        optional("jdk/internal/util/Exceptions", "ioException", worded, "arg:0 call:connectErrorMet", "", "");
        String channel = ")Ljava/nio/channels/AsynchronousSocketChannel;";
        for (String more : List.of("", "Ljava/security/AccessControlContext;")) {
            optional(
                    ASYNC_SERVER,
                    "finishAccept",
                    "(" + FD + "Ljava/net/InetSocketAddress;" + more + channel,
                    "",
                    "arg:0 arg:1 call:asynchronouslyAccepted",
                    "");
        }
    }

    private void add(String owner, String method, String descriptor, String entry, String onReturn, String onThrow) {
        String group = owner.substring(owner.lastIndexOf('/') + 1) + '.' + method + descriptor;
        either(group, owner, method, descriptor, entry, onReturn, onThrow);
    }

    private void optional(
            String owner, String method, String descriptor, String entry, String onReturn, String onThrow) {
        either("", owner, method, descriptor, entry, onReturn, onThrow);
    }

    private void either(
            String group,
            String owner,
            String method,
            String descriptor,
            String entry,
            String onReturn,
            String onThrow) {
        points.add(new JdkPoint(group, owner, method, descriptor, words(entry), words(onReturn), words(onThrow)));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" +"));
    }
}
