/**
 * The HTTP service: reads generations of the warehouse and answers by the contract. Never writes.
 */
@NullMarked
package org.steppe.api;

import org.jspecify.annotations.NullMarked;
