package io.sillage.weaver.advice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What woven code of a test calls, in the place of the recorder: keeps the calls as text. */
public final class Calls {
    static final List<String> MADE = new ArrayList<>();
    static final List<String> NAMES = new ArrayList<>();

    private Calls() {}

    static int name(String method) {
        NAMES.add(method);
        return NAMES.size() - 1;
    }

    public static long methodEntered(int method) {
        MADE.add("> " + brief(method));
        return MADE.size();
    }

    public static void methodExited(int method, long entered, @Nullable Throwable thrown) {
        String entry = MADE.get((int) entered - 1);
        if (!entry.equals("> " + brief(method))) {
            throw new AssertionError("the exit of " + brief(method) + " was given the entry of " + entry);
        }
        MADE.add("< " + brief(method)
                + (thrown == null ? "" : " " + thrown.getClass().getSimpleName()));
    }

    private static String brief(int method) {
        String name = NAMES.get(method);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
