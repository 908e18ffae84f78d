package io.sillage.weaver.choice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The option {@code methods}: globs on class names, each with an optional {@code #method} glob. */
public final class MethodPatterns implements Choice {
    private record Pattern(Glob type, @Nullable Glob method) {}

    private final String text;
    private final List<Pattern> patterns = new ArrayList<>();

    private MethodPatterns(String text) {
        this.text = text;
    }

    /** Patterns are separated by {@code ;} or {@code ,}. */
    public static MethodPatterns parse(String text) {
        MethodPatterns parsed = new MethodPatterns(text);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ';' || text.charAt(i) == ',') {
                parsed.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        return parsed;
    }

    private void add(String pattern) {
        if (pattern.isEmpty()) {
            return;
        }
        int hash = pattern.indexOf('#');
        String type = (hash < 0 ? pattern : pattern.substring(0, hash)).replace('.', '/');
        Glob method = hash < 0 ? null : new Glob(pattern.substring(hash + 1), '\0');
        patterns.add(new Pattern(new Glob(type, '/'), method));
    }

    @Override
    public boolean takesClass(String internalName) {
        for (Pattern pattern : patterns) {
            if (pattern.type.matches(internalName)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean takesMethod(String internalName, String method) {
        for (Pattern pattern : patterns) {
            boolean named = pattern.method == null || pattern.method.matches(method);
            if (named && pattern.type.matches(internalName)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String description() {
        return text;
    }
}
