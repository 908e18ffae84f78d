package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Catalog;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Term;

/** Whether registers hold numbers only, which spares a reference a register. */
final class Typing {
    private Typing() {}

    static boolean needsObjects(Program program) {
        return program.positions().stream()
                .flatMap(position -> position.actions().stream())
                .anyMatch(action -> program.over() != null || action.op().keepsMany() || !isNumber(action.term()));
    }

    /** Registers are numbers if all that is put into any of them is. */
    private static boolean isNumber(Term term) {
        if (term instanceof Term.Literal literal) {
            return !(literal.value() instanceof String);
        } else if (term instanceof Term.Field field) {
            Catalog.Type type = Catalog.type(field.name());
            return type == Catalog.Type.INTEGER
                    || type == Catalog.Type.REAL
                    || type == Catalog.Type.TIME
                    || type == Catalog.Type.BOOLEAN;
        } else if (term instanceof Term.Binary binary) {
            return isNumber(binary.left()) && isNumber(binary.right());
        }
        return term instanceof Term.Register;
    }
}
