package io.sillage.analyzer.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** JSON as {@code jq -c} prints it. */
final class JqText {
    private static final String HEX = "0123456789abcdef";

    private JqText() {}

    static void append(StringBuilder out, JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(out, value);
            case ARRAY -> array(out, value);
            case STRING -> string(out, value.textValue());
            case NUMBER -> number(out, value);
            case BOOLEAN -> out.append(value.booleanValue());
            default -> out.append("null");
        }
    }

    private static void object(StringBuilder out, JsonNode value) {
        out.append('{');
        for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            string(out, field.getKey());
            out.append(':');
            append(out, field.getValue());
            out.append(fields.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private static void array(StringBuilder out, JsonNode value) {
        out.append('[');
        for (int i = 0; i < value.size(); i++) {
            out.append(i == 0 ? "" : ",");
            append(out, value.get(i));
        }
        out.append(']');
    }

    private static void string(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void number(StringBuilder out, JsonNode value) {
        if (value.isIntegralNumber()) {
            out.append(value.asText());
            return;
        }
        double real = value.doubleValue();
        if (Double.isNaN(real)) {
            out.append("null");
        } else {
            real(out, Double.isInfinite(real) ? Math.copySign(Double.MAX_VALUE, real) : real);
        }
    }

    /** David Gay's g_fmt with jq's limits: an exponent from 1e-5 down, and where more than 15 zeros would follow. */
    private static void real(StringBuilder out, double real) {
        if (real == 0) {
            out.append(1 / real < 0 ? "-0" : "0");
            return;
        }
        out.append(real < 0 ? "-" : "");
        BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(real))).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        if (point <= -4 || point > digits.length() + 15) {
            exponential(out, digits, point - 1);
        } else if (point <= 0) {
            out.append("0.").append("0".repeat(-point)).append(digits);
        } else if (point >= digits.length()) {
            out.append(digits).append("0".repeat(point - digits.length()));
        } else {
            out.append(digits, 0, point).append('.').append(digits, point, digits.length());
        }
    }

    private static void exponential(StringBuilder out, String digits, int exponent) {
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+');
        out.append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent));
    }
}
