package org.steppe.api.endtoend;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one service over the real sources: they are loaded, and it is started, when the first test asks for
 * it, and it ends when all tests of the run have ended.
 */
final class RealData implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RealData.class);

    private record Shared(Path data, RunningService service) implements AutoCloseable {

        static Shared start() {
            Path data = Workplace.emptyFolder("data");
            CommandLine.load(CommandLine.realSources(), data);
            return new Shared(data, RunningService.over(data));
        }

        @Override
        public void close() {
            service.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningService.class
                || parameter.getParameter().getType() == Path.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
        return parameter.getParameter().getType() == Path.class ? shared.data() : shared.service();
    }
}
