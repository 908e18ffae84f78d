package io.sillage.harness.strace;

/** One system call: its arguments as strace writes them. The result counts only once it has returned. */
record Syscall(int thread, String name, String arguments, long result) {

    Syscall with(String more) {
        return new Syscall(thread, name, arguments + more, result);
    }

    /** The first argument as a file descriptor; -1 when it is something else. */
    int descriptor() {
        return argument(0);
    }

    /** A number among the arguments before the first address, buffer or list. */
    int argument(int index) {
        String[] words = arguments.split(",", index + 2);
        String word =
                words.length > index ? words[index].replace(")", " ").trim().split(" ", -1)[0] : "";
        return word.matches("\\d{1,9}") ? Integer.parseInt(word) : -1;
    }

    boolean has(String text) {
        return arguments.contains(text);
    }

    boolean succeeded() {
        return result >= 0;
    }
}
