package org.steppe.api.data;

/** The body of an answer that does not fit into one chunk. */
record StreamedAnswer(AnswerPump pump) {}
