/**
 * Transducers as text.
 *
 * <p>Receives AT&amp;T text, JSON or symbol tables, and machines. Hands on machines, and text in AT&amp;T's form, DOT or JSON;
 * a fault in a text is a {@link io.sillage.analyzer.transduce.text.Malformed} that has its place and its remedy. Knows
 * nothing of operations on machines, nor of where the text lies.
 */
@NullMarked
package io.sillage.analyzer.transduce.text;

import org.jspecify.annotations.NullMarked;
