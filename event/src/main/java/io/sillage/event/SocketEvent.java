package io.sillage.event;

/** What all socket events share: the connection at whose end they happened. */
public interface SocketEvent {
    Connection connection();
}
