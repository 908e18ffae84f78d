package io.sillage.analyzer.proof;

import io.sillage.analyzer.language.Action;
import io.sillage.analyzer.language.Catalog;
import io.sillage.analyzer.language.Term;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Terms and actions over symbols: what the engine does with values, where it is the same for all values. */
final class SymbolicTerms {
    private SymbolicTerms() {}

    /** @param registers what each register, or {@code slice.…}, holds */
    static Symbol value(Term term, java.util.function.Function<String, Symbol> registers) {
        if (term instanceof Term.Literal literal) {
            return new Symbol.Constant(literal.value());
        } else if (term instanceof Term.Field field) {
            return new Symbol.OfEvent(field.name());
        } else if (term instanceof Term.Register register) {
            return registers.apply(register.name());
        } else if (term instanceof Term.Binary binary) {
            return binary(
                    String.valueOf(binary.operator()),
                    value(binary.left(), registers),
                    value(binary.right(), registers));
        } else if (term instanceof Term.Call call) {
            List<Symbol> arguments = call.arguments().stream()
                    .map(part -> value(part, registers))
                    .toList();
            return arguments.contains(Symbol.ABSENT)
                    ? Symbol.ABSENT
                    : new Symbol.Made(call.function().word(), arguments);
        }
        throw new IllegalStateException("Bug: a term of no kind");
    }

    /** Of numbers, sums and products are the same in either order; texts are joined in theirs. */
    private static Symbol binary(String operator, Symbol left, Symbol right) {
        if (left.equals(Symbol.ABSENT) || right.equals(Symbol.ABSENT)) {
            return Symbol.ABSENT;
        }
        boolean commutes = operator.equals("*") || operator.equals("+") && isNumber(left) && isNumber(right);
        List<Symbol> sides = List.of(left, right);
        return new Symbol.Made(
                operator,
                commutes
                        ? sides.stream()
                                .sorted(Comparator.comparing(Symbol::toString))
                                .toList()
                        : sides);
    }

    private static boolean isNumber(Symbol symbol) {
        if (symbol instanceof Symbol.Constant constant) {
            return constant.value() instanceof Number;
        } else if (symbol instanceof Symbol.OfEvent event) {
            Catalog.Type type = Catalog.type(event.field());
            return type == Catalog.Type.INTEGER || type == Catalog.Type.REAL;
        }
        return symbol instanceof Symbol.Made made
                        && made.by().length() == 1
                        && !made.by().equals("+")
                || symbol instanceof Symbol.Made sum
                        && sum.by().equals("+")
                        && sum.of().stream().allMatch(SymbolicTerms::isNumber);
    }

    /** What a register holds after an action. What is absent changes nothing. */
    static Symbol after(Action.Op op, Symbol before, Symbol value) {
        UnaryOperator<Symbol> into = old -> new Symbol.Made(op.sign(), List.of(old, value));
        if (value.equals(Symbol.ABSENT)) {
            return before;
        }
        return switch (op) {
            case SET -> Symbol.firstOf(value, before);
            case FIRST -> Symbol.firstOf(before, value);
            case ADD, MIN, MAX -> before.equals(Symbol.ABSENT) ? value : into.apply(before);
            case SKETCH, APPEND -> into.apply(before);
        };
    }
}
