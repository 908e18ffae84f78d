package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.symbolic.Predicate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A condition on the records of a program, in the language of guards, with the record's fields as names.
 *
 * @param fields the names of the record's fields, by number
 */
public record Condition(List<String> fields, Predicate predicate) {

    /** @throws Mistake for what is no condition, or asks for a field that the records don't have; places are in the text */
    public static Condition of(String text, Program program) {
        Tokens in = new Tokens(Lexer.tokens(text));
        Guard guard = new GuardParser(in).guard();
        if (in.peek().type() != Token.Type.END) {
            throw in.unexpected("'and', 'or' or the end of the condition");
        }
        List<String> fields = fields(program);
        return new Condition(fields, predicate(guard, fields));
    }

    private static List<String> fields(Program program) {
        Set<String> names = new LinkedHashSet<>(List.of("transducer", "ended", "complete"));
        program.keyFields().forEach(field -> names.add(program.fields().get(field)));
        program.record().forEach(field -> names.add(field.name()));
        return List.copyOf(names);
    }

    private static Predicate predicate(Guard guard, List<String> fields) {
        if (guard instanceof Guard.Field test) {
            int field = fields.indexOf(test.name());
            if (field < 0) {
                throw new Mistake(
                        test.place(),
                        "the records have no field '" + test.name() + "'" + Words.nearest(test.name(), fields)
                                + "; they have " + Words.listed(fields));
            }
            return Predicate.of(field, test.test());
        } else if (guard instanceof Guard.Not not) {
            return predicate(not.of(), fields).not();
        } else if (guard instanceof Guard.All all) {
            return Predicate.all(
                    all.parts().stream().map(part -> predicate(part, fields)).toList());
        } else if (guard instanceof Guard.Any any) {
            return Predicate.any(
                    any.parts().stream().map(part -> predicate(part, fields)).toList());
        } else if (guard instanceof Guard.Named named) {
            throw new Mistake(
                    named.place(),
                    "a condition on records needs a test of '" + named.event() + "', such as == or exists"
                            + (fields.contains(named.event()) ? "" : Words.nearest(named.event(), fields)));
        }
        throw new IllegalStateException("Bug: a guard of no kind");
    }
}
