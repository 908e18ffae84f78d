package io.sillage.analyzer.language;

/** An instruction for a register. To the algebra it is a letter and nothing more. */
public record Action(String register, Op op, Term term, Place place) {
    public enum Op {
        /** The last one stays. */
        SET("="),
        /** The first one stays. */
        FIRST("?="),
        ADD("+="),
        MIN("min="),
        MAX("max="),
        /** Into a sketch of the distribution. */
        SKETCH("~="),
        /** To a bounded list. */
        APPEND("++=");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** Registers that keep many values can't be set to one. */
        public boolean keepsMany() {
            return this == SKETCH || this == APPEND;
        }
    }

    /** The same wherever it stands, so that equal ones do the same. */
    Action unplaced() {
        return new Action(register, op, term.unplaced(), Place.NOWHERE);
    }

    public String text() {
        return register + " " + op.sign() + " " + term.text();
    }
}
