package io.sillage.analyzer.proof;

import java.util.Map;

/** A record of a slice, in symbols: how it ended and its fields that are not certainly absent. */
record Said(String ended, boolean complete, Map<String, Symbol> fields) {}
