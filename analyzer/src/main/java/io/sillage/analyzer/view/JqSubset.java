package io.sillage.analyzer.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/**
 * A jq expression, run inside this program. A subset of jq 1.6: {@code docs/jq.md} lists the gaps. Results are printed
 * as {@code jq -c} prints them, but 64-bit integers stay whole.
 */
public final class JqSubset {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonQuery query;
    private final Scope scope;

    private JqSubset(JsonQuery query, Scope scope) {
        this.query = query;
        this.scope = scope;
    }

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException when it is none: wrong usage
     */
    public static JqSubset compile(String expression) {
        Scope scope = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
        try {
            return new JqSubset(JsonQuery.compile(expression, Versions.JQ_1_6), scope);
        } catch (JsonQueryException | RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException(
                    "no jq expression: " + expression + ": " + oneLine(e)
                            + "; sillage has a subset of jq, pipe into jq itself for the rest",
                    e);
        }
    }

    /**
     * Appends each result on a line of its own.
     *
     * @return why it failed, or null; results before the failure stay, as with jq
     */
    @Nullable
    String apply(String json, StringBuilder text) {
        try {
            JsonNode event = JSON.readTree(json);
            query.apply(Scope.newChildScope(scope), event, result -> {
                JqText.append(text, result);
                text.append('\n');
            });
            return null;
        } catch (JsonProcessingException | RuntimeException | StackOverflowError e) {
            return oneLine(e);
        }
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.replaceAll("\\s*\\R\\s*", " ");
    }
}
