package io.sillage.analyzer.language;

import io.sillage.analyzer.language.Token.Type;
import java.util.List;

/** The tokens of a text, one after another. */
final class Tokens {
    private static final int MOST_DEPTH = 200;

    private final List<Token> tokens;
    private int at;
    private int depth;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.type() != Type.END) {
            at++;
        }
        return token;
    }

    boolean at(String word) {
        return peek().is(word);
    }

    /** Goes on if the next token is that word. */
    boolean took(String word) {
        if (at(word)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String word, String why) {
        if (!took(word)) {
            throw unexpected("'" + word + "' " + why);
        }
    }

    /** Says that a reader calls itself; the stack is as long as it is. */
    void deeper(Token at) {
        if (++depth > MOST_DEPTH) {
            throw new Mistake(at.place(), "more than " + MOST_DEPTH + " parts in one another");
        }
    }

    void back() {
        depth--;
    }

    Mistake unexpected(String expected) {
        return new Mistake(peek().place(), "expected " + expected + ", found " + peek().shown());
    }
}
