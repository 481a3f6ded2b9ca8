package org.steppe.etl.extract.meaning;

import java.util.regex.Pattern;
import org.steppe.etl.extract.recognise.Quantity;

/**
 * A number where it stands in its paragraph, and how it hangs together with the number before.
 *
 * @param index among the numbers of the paragraph, from 0
 * @param segment where the words begin that belong to it
 * @param left these words, up to the quote of the number
 * @param sameSentence whether the number before stands in its sentence
 * @param sameStatement whether nothing of the weight of a semicolon stands between the two
 * @param attached whether its words go on after the number before or after a comma
 * @param linked whether nothing but a conjunction stands between the two
 */
record Mention(
        Quantity quantity,
        int index,
        int segment,
        String left,
        boolean sameSentence,
        boolean sameStatement,
        boolean attached,
        boolean linked) {

    private static final Pattern LINK = Pattern.compile("^(?:、|和|及|与|以及|并|,|/|~|-|到|至)?$");

    /** Whether words are nothing but a conjunction, or none at all. */
    static boolean isLink(String words) {
        return LINK.matcher(words).matches();
    }

    Mention withQuantity(Quantity newQuantity) {
        return new Mention(newQuantity, index, segment, left, sameSentence, sameStatement, attached, linked);
    }
}
