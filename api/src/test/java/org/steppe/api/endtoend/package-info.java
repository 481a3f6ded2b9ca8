/**
 * The service as its readers meet it: the command line loads the real sources, the service runs as a process of its own
 * on the loopback interface, and everything is asked over HTTP. May use the generated client; uses no class of the
 * service, except where the routes of its router are compared with the contract.
 */
@NullMarked
package org.steppe.api.endtoend;

import org.jspecify.annotations.NullMarked;
