package io.sillage.analyzer.language;

/**
 * A word of the text.
 *
 * @param text without quotes; escapes resolved
 */
record Token(Type type, String text, Place place) {
    enum Type {
        WORD,
        /** In backquotes: a field whatever it is called. */
        FIELD,
        TEXT,
        REGEX,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String word) {
        return (type == Type.WORD || type == Type.SIGN) && text.equals(word);
    }

    /** As it is shown in messages. */
    String shown() {
        return switch (type) {
            case END -> "the end of the file";
            case TEXT -> "\"" + text + "\"";
            case REGEX -> "/" + text + "/";
            case WORD, FIELD, NUMBER, SIGN -> "'" + text + "'";
        };
    }
}
