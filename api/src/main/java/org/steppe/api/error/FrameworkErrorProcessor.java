package org.steppe.api.error;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.netty.NettyHttpRequestBuilder;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import org.steppe.warehouse.error.ErrorCode;

/**
 * Answers errors that the framework finds before or instead of our code: no such path, wrong method, too large a body,
 * and whatever goes wrong unexpectedly. Its own messages stay in the log, they may tell about the inside.
 */
@Primary
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class FrameworkErrorProcessor implements ErrorResponseProcessor<byte[]> {

    private final ProblemResponses responses;
    private final KnownPaths paths;

    FrameworkErrorProcessor(ProblemResponses responses, KnownPaths paths) {
        this.responses = responses;
        this.paths = paths;
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> given) {
        HttpRequest<?> request = context.getRequest();
        MutableHttpResponse<byte[]> response = responses.of(request, problem(context, given));
        String allow = given.getHeaders().get(HttpHeaders.ALLOW);
        if (allow != null) {
            response.header(HttpHeaders.ALLOW, allow);
        }
        return response;
    }

    private Problem problem(ErrorContext context, MutableHttpResponse<?> given) {
        HttpRequest<?> request = context.getRequest();
        Throwable undecodable = request instanceof NettyHttpRequestBuilder netty
                ? netty.toHttpRequestWithoutBody().decoderResult().cause()
                : null;
        if (undecodable instanceof TooLongHttpLineException) {
            return urlTooLong();
        }
        if (undecodable instanceof TooLongHttpHeaderException) {
            return headersTooLarge();
        }
        return switch (given.status()) {
            case NOT_FOUND -> paths.unknown(RequestPaths.of(request));
            case METHOD_NOT_ALLOWED ->
                Problem.of(
                                HttpErrorCode.METHOD_NOT_ALLOWED,
                                "method",
                                "Method " + request.getMethodName() + " is not for this address.")
                        .found(request.getMethodName())
                        .expected("one of " + given.getHeaders().get(HttpHeaders.ALLOW));
            case REQUEST_ENTITY_TOO_LARGE ->
                Problem.of(HttpErrorCode.BODY_TOO_LARGE, "body", "The body is larger than this service reads.")
                        .see("/v1/config");
            case REQUEST_URI_TOO_LONG -> urlTooLong();
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> headersTooLarge();
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(
                                HttpErrorCode.MEDIA_TYPE_UNSUPPORTED,
                                "Content-Type",
                                "A selection is sent as application/json.")
                        .expected("application/json");
            case NOT_ACCEPTABLE ->
                Problem.of(
                        HttpErrorCode.FORMAT_NOT_AVAILABLE,
                        "Accept",
                        "None of the accepted formats is available here.");
            default ->
                given.status().getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()
                        ? Problem.of(
                                ErrorCode.INTERNAL, "path", "The service failed to answer. The cause is in its log.")
                        : Problem.of(ErrorCode.PARAMETER_INVALID, "path", "The request is not one that can be read.");
        };
    }

    private static Problem headersTooLarge() {
        return Problem.of(HttpErrorCode.HEADERS_TOO_LARGE, "headers", "The headers are larger than this service reads.")
                .see("/v1/config");
    }

    private static Problem urlTooLong() {
        return Problem.of(HttpErrorCode.URL_TOO_LONG, "path", "The address is longer than this service reads.")
                .hint("Send the selection by POST as a JSON body")
                .see("/v1/config");
    }
}
