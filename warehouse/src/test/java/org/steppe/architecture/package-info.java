/**
 * The rules of architecture that every module keeps. Each module has a test that extends {@link
 * org.steppe.architecture.ArchitectureContract} and brings the table of its own packages.
 */
@NullMarked
package org.steppe.architecture;

import org.jspecify.annotations.NullMarked;
