package io.sillage.analyzer.transduce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What proves a "no".
 *
 * @param input the word on which it shows
 * @param facts what is seen there, each with its name, in the order to show
 */
public record Witness(Word input, Map<String, String> facts) {

    /** @param namesAndTexts name, text, name, text … */
    static Witness of(Word input, String... namesAndTexts) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            facts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new Witness(input, facts);
    }

    /** One fact a line. */
    public String text() {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"));
    }
}
