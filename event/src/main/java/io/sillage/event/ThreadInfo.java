package io.sillage.event;

/**
 * A thread. As a control entry it says: the events that follow are this thread's.
 *
 * <pre>
 *  control code 2
 *  +----+------+-------+------+
 *  | id | osId | flags | name |   varints and a text; flags bit 0: virtual
 *  +----+------+-------+------+
 * </pre>
 *
 * @param id the JVM's own thread id
 * @param osId the operating system's thread id, 0 where it is not known
 * @param name the name when the thread was first seen
 * @param virtual whether it is a virtual thread
 */
public record ThreadInfo(long id, long osId, String name, boolean virtual) {
    /** By hand: a record's own is made by invokedynamic, and its first use costs an application's start 50 ms. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof ThreadInfo other
                && id == other.id
                && osId == other.osId
                && virtual == other.virtual
                && name.equals(other.name);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    void write(Body out) {
        out.varint(id);
        out.varint(osId);
        out.flag(virtual);
        out.text(name);
    }

    static ThreadInfo read(FieldReader in) {
        long id = in.varint();
        long osId = in.varint();
        boolean virtual = in.flag();
        return new ThreadInfo(id, osId, in.requiredText(), virtual);
    }
}
