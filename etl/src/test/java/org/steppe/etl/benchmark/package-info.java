/** Measurements that are run by hand; their numbers stand in the README of the module. */
@NullMarked
package org.steppe.etl.benchmark;

import org.jspecify.annotations.NullMarked;
