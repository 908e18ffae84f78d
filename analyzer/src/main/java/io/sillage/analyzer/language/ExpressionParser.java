package io.sillage.analyzer.language;

import io.sillage.analyzer.language.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what {@code match} says: {@code else} binds least, then {@code |}, then {@code &}, then a sequence, then repetition. */
final class ExpressionParser {
    private static final int MOST_REPEATS = 100;

    /** Each repeats what the ones before it say, so they are nested. */
    private static final int MOST_SIGNS = 20;

    private static final Map<String, Action.Op> OPS = Map.of(
            "=", Action.Op.SET,
            "?=", Action.Op.FIRST,
            "+=", Action.Op.ADD,
            "~=", Action.Op.SKETCH,
            "++=", Action.Op.APPEND);

    private final Tokens in;
    private final TermParser terms;

    ExpressionParser(Tokens in, TermParser terms) {
        this.in = in;
        this.terms = terms;
    }

    Expression expression() {
        Expression first = either();
        if (!in.at("else")) {
            return first;
        }
        Token other = in.next();
        in.deeper(other);
        Expression second = expression();
        in.back();
        return new Expression.Else(first, second, other.place());
    }

    private Expression either() {
        Place place = in.peek().place();
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(both());
        } while (in.took("|"));
        return parts.size() == 1 ? parts.get(0) : new Expression.Either(parts, place);
    }

    private Expression both() {
        Place place = in.peek().place();
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(sequence());
        } while (in.took("&"));
        return parts.size() == 1 ? parts.get(0) : new Expression.Both(parts, place);
    }

    private Expression sequence() {
        Place place = in.peek().place();
        List<Expression> parts = new ArrayList<>();
        while (startsPart()) {
            parts.add(repeated(part()));
            in.took(",");
        }
        if (parts.isEmpty()) {
            throw in.unexpected("an event or '('");
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Sequence(parts, place);
    }

    private boolean startsPart() {
        return in.at("(")
                || in.peek().type() == Type.WORD && !Words.reserved(in.peek().text());
    }

    private Expression part() {
        Token begin = in.next();
        if (begin.is("(")) {
            in.deeper(begin);
            Expression inner = expression();
            in.expect(")", "to close the '(' at " + begin.place());
            in.back();
            return inner;
        }
        List<Action> actions = new ArrayList<>();
        if (in.at("{") && in.peekSecond().type() != Type.NUMBER) {
            in.next();
            while (!in.took("}")) {
                actions.add(action());
                if (!in.took(";") && !in.took(",") && !in.at("}")) {
                    throw in.unexpected("';', ',' or '}' after an action");
                }
            }
        }
        return new Expression.Atom(begin.text(), List.copyOf(actions), begin.place());
    }

    private Action action() {
        Token register = in.next();
        if (register.type() != Type.WORD || Words.reserved(register.text())) {
            throw new Mistake(
                    register.place(),
                    "expected a register and what to do with it, as in { bytes_sent += bytes }, found "
                            + register.shown());
        }
        Action.Op op = op();
        return new Action(register.text(), op, terms.term(), register.place());
    }

    private Action.Op op() {
        Token sign = in.next();
        boolean extreme = sign.is("min") || sign.is("max");
        Action.Op op = extreme && in.took("=")
                ? sign.is("min") ? Action.Op.MIN : Action.Op.MAX
                : sign.type() == Type.SIGN ? OPS.get(sign.text()) : null;
        if (op == null) {
            throw new Mistake(sign.place(), "expected one of = ?= += min= max= ~= ++=, found " + sign.shown());
        }
        return op;
    }

    private Expression repeated(Expression part) {
        Expression of = part;
        for (int signs = 0; ; signs++) {
            Token sign = in.peek();
            if (signs > MOST_SIGNS) {
                throw new Mistake(sign.place(), "more than " + MOST_SIGNS + " repetitions of one part");
            }
            if (in.took("*")) {
                of = new Expression.Repeat(of, 0, -1, sign.place());
            } else if (in.took("+")) {
                of = new Expression.Repeat(of, 1, -1, sign.place());
            } else if (in.took("?")) {
                of = new Expression.Repeat(of, 0, 1, sign.place());
            } else if (in.took("{")) {
                of = counted(of, sign.place());
            } else {
                return of;
            }
        }
    }

    private Expression counted(Expression of, Place place) {
        int least = count();
        int most = least;
        if (in.took(",")) {
            most = in.peek().type() == Type.NUMBER ? count() : -1;
        }
        in.expect("}", "to close the count");
        if (most == 0 || most > 0 && most < least) {
            throw new Mistake(
                    place,
                    "a repetition of {" + least + "," + most
                            + "}: the second number must be at least the first, and 1");
        }
        return new Expression.Repeat(of, least, most, place);
    }

    private int count() {
        Token number = in.next();
        if (number.type() != Type.NUMBER
                || !number.text().matches("\\d{1,3}")
                || Integer.parseInt(number.text()) > MOST_REPEATS) {
            throw new Mistake(
                    number.place(), "expected a count of at most " + MOST_REPEATS + ", found " + number.shown());
        }
        return Integer.parseInt(number.text());
    }
}
