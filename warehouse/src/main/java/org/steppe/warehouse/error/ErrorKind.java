package org.steppe.warehouse.error;

/** Whose turn it is to act on an error. */
public enum ErrorKind {
    /** The request names something in a way that cannot be answered; the sender corrects it. */
    INVALID_REQUEST,
    /** What is asked for does not exist. */
    NOT_FOUND,
    /** It existed and is no longer kept. */
    GONE,
    /** Everything is busy; the same request may succeed later. */
    BUSY,
    /** The warehouse itself is damaged or missing; its operator acts. */
    UNAVAILABLE,
    /** A fault of this program. */
    INTERNAL
}
