package io.sillage.analyzer.engine;

import io.sillage.analyzer.flow.CommunityId;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Term;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes terms ready. A value that can't be worked out, as of an absent field, is absent. */
final class Values {
    private static final long MAX_PORT = 65_535;

    private final Program program;
    private final OfSlice ofSlice;
    private final List<String> registers;

    /** @param ofSlice where terms of a record find what is known of its slice */
    Values(Program program, OfSlice ofSlice) {
        this.program = program;
        this.ofSlice = ofSlice;
        registers = new ArrayList<>(program.registers().keySet());
    }

    Value of(Term term) {
        if (term instanceof Term.Literal literal) {
            return literal(literal.value());
        } else if (term instanceof Term.Field field) {
            int number = program.fields().indexOf(field.name());
            return (row, slices, file, result) -> result.set(row.type(number), row.bits(number), row.object(number));
        } else if (term instanceof Term.Register register) {
            return register(register.name());
        } else if (term instanceof Term.Binary binary) {
            return binary(binary.operator(), of(binary.left()), of(binary.right()));
        } else if (term instanceof Term.Call call) {
            return call(call);
        }
        throw new IllegalStateException("Bug: a term of no kind");
    }

    private static Value literal(Object value) {
        Row row = new Row(1);
        row.put(0, value);
        return (event, slices, file, result) -> result.set(row.type(0), row.bits(0), row.object(0));
    }

    private Value register(String name) {
        if (name.startsWith("slice.")) {
            return ofSlice.of(name);
        }
        int number = registers.indexOf(name);
        return (row, slices, file, result) -> slices.get(file, number, result);
    }

    private static Value binary(char operator, Value left, Value right) {
        return (row, slices, file, result) -> {
            left.of(row, slices, file, result);
            byte type = result.type;
            long bits = result.bits;
            Object object = result.object;
            right.of(row, slices, file, result);
            Arithmetic.apply(operator, type, bits, object, result);
        };
    }

    private Value call(Term.Call call) {
        Value argument = of(call.arguments().get(0));
        return switch (call.function()) {
            case LOWER -> text(argument, text -> text.toLowerCase(Locale.ROOT));
            case TEMPLATE -> text(argument, Template::of);
            case NUMBER -> number(argument);
            case COMMUNITY_ID ->
                communityId(call.arguments().stream().map(this::of).toList());
            case COUNT -> many(argument, (kept, result) -> result.integer(kept.count()));
            case P50 -> share(argument, 0.5);
            case P90 -> share(argument, 0.9);
            case P99 -> share(argument, 0.99);
            case LARGEST -> share(argument, 1);
            case QUANTILE ->
                share(argument, ((Number) ((Term.Literal) call.arguments().get(1)).value()).doubleValue());
        };
    }

    private static Value text(Value argument, java.util.function.UnaryOperator<String> change) {
        return (row, slices, file, result) -> {
            argument.of(row, slices, file, result);
            if (result.type == Row.TEXT) {
                result.text(change.apply(String.valueOf(result.object)));
            } else {
                result.absent();
            }
        };
    }

    private static Value communityId(List<Value> parts) {
        return (row, slices, file, result) -> {
            String transport = text(parts.get(0), row, slices, file, result);
            String address = text(parts.get(1), row, slices, file, result);
            int port = port(parts.get(2), row, slices, file, result);
            String peer = text(parts.get(3), row, slices, file, result);
            int peerPort = port(parts.get(4), row, slices, file, result);
            result.text(transport == null ? null : CommunityId.of(transport, address, port, peer, peerPort));
        };
    }

    private static @Nullable String text(Value part, Row row, Registers slices, int file, Cell result) {
        part.of(row, slices, file, result);
        return result.type == Row.TEXT ? String.valueOf(result.object) : null;
    }

    /** Below 0 if it is none. */
    private static int port(Value part, Row row, Registers slices, int file, Cell result) {
        part.of(row, slices, file, result);
        return result.type == Row.INTEGER && result.bits == (result.bits & MAX_PORT) ? (int) result.bits : -1;
    }

    private static Value number(Value argument) {
        return (row, slices, file, result) -> {
            argument.of(row, slices, file, result);
            if (result.type == Row.TEXT) {
                Arithmetic.parse(String.valueOf(result.object), result);
            } else if (!result.isNumber()) {
                result.absent();
            }
        };
    }

    private interface Asking {
        void ask(Many kept, Cell result);
    }

    private static Value many(Value argument, Asking asking) {
        return (row, slices, file, result) -> {
            argument.of(row, slices, file, result);
            if (result.object instanceof Many kept && result.type == Row.OTHER) {
                asking.ask(kept, result);
            } else {
                result.absent();
            }
        };
    }

    private static Value share(Value argument, double share) {
        return many(argument, (kept, result) -> {
            if (kept instanceof Sketch sketch) {
                sketch.quantile(share, result);
            } else {
                result.absent();
            }
        });
    }
}
