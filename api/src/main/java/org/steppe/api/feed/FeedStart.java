package org.steppe.api.feed;

/**
 * A place in a history.
 *
 * @param transition number of the first transition of interest
 * @param entries how many of its entries are to be passed over
 * @param isComplete whether nothing is lost between what a reader asked for and this place
 */
record FeedStart(long transition, int entries, boolean isComplete) {}
