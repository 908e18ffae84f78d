package io.sillage.weaver.advice;

import java.util.List;

/**
 * One method of the JDK that calls us. What is passed is written as words, in order:
 *
 * <pre>
 *   fd                the field "fd" of the object, a FileDescriptor
 *   field:NAME:TYPE   another field of it, TYPE a descriptor
 *   arg:N             the N-th argument; not when an exception is thrown: the method may have used its place for another thing
 *   socketFd          argument 0, known to be a NioSocketImpl: its field fd; socketField:NAME:TYPE likewise
 *   result            the value to be returned, an int as a long
 *   kept              what the entry's call returned
 *   thrown            the exception on its way out
 *   call:NAME         the static method to call; its descriptor follows from what was passed
 *   keep:NAME         the same, and the Object that it returns is kept for later
 * </pre>
 *
 * @param group points of one group replace each other between JDK versions: one of them must be found
 */
record JdkPoint(
        String group,
        String owner,
        String method,
        String descriptor,
        List<String> entry,
        List<String> onReturn,
        List<String> onThrow) {

    boolean keeps() {
        return !entry.isEmpty() && entry.get(entry.size() - 1).startsWith("keep:");
    }
}
