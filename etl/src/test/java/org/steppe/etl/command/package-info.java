/** Tests of the package of the same name. */
@NullMarked
package org.steppe.etl.command;

import org.jspecify.annotations.NullMarked;
