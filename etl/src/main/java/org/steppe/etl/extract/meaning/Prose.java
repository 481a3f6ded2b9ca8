package org.steppe.etl.extract.meaning;

import java.util.List;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.TimeExpression;

/** A paragraph with what was recognised in it, each list in the order of the text. */
record Prose(String text, List<TimeExpression> times, List<PlaceNames.Place> places, List<Quantity> quantities) {

    private static final String SENTENCE_END = "。！？";
    private static final String CLAUSE_END = "，,；：。！？";

    /** Where the sentence begins in which a char stands. */
    int sentenceStart(int at) {
        return after(at, SENTENCE_END);
    }

    /** Where the part of a sentence begins that ends with 。 or ；. */
    int statementStart(int at) {
        return after(at, SENTENCE_END + "；");
    }

    int sentenceEnd(int at) {
        int end = at;
        while (end < text.length() && SENTENCE_END.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private int after(int at, String marks) {
        int start = at;
        while (start > 0 && marks.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    /** Where the words begin that belong to the number at a place; not before a floor. */
    int segmentStart(int at, int floor) {
        int i = at;
        while (i > floor) {
            char c = text.charAt(i - 1);
            if (c == ')') {
                int open = text.lastIndexOf('(', i - 1);
                if (open < floor) {
                    break;
                }
                i = open;
                continue;
            }
            if (c == '(' || CLAUSE_END.indexOf(c) >= 0) {
                break;
            }
            i--;
        }
        return i;
    }

    static boolean isClauseEnd(char c) {
        return CLAUSE_END.indexOf(c) >= 0;
    }
}
