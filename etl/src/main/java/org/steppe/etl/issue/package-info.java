/**
 * What is wrong or remarkable in sources, as data: every problem is an {@link org.steppe.etl.issue.ImportIssue} with its
 * place, what was found there and what was expected, and a load ends with an {@link org.steppe.etl.issue.ImportReport}.
 *
 * <p>Every other package of the module may use this one; it uses none of them.
 */
@NullMarked
package org.steppe.etl.issue;

import org.jspecify.annotations.NullMarked;
