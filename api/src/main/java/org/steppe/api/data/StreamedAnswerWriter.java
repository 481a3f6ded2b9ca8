package org.steppe.api.data;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.TypedMessageBodyWriter;
import jakarta.inject.Singleton;
import java.io.OutputStream;

/** Hands streamed answers to the server. */
@Singleton
final class StreamedAnswerWriter implements TypedMessageBodyWriter<StreamedAnswer>, ResponseBodyWriter<StreamedAnswer> {

    @Override
    public Argument<StreamedAnswer> getType() {
        return Argument.of(StreamedAnswer.class);
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory factory,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<StreamedAnswer> type,
            MediaType mediaType,
            StreamedAnswer answer) {
        return answer.pump().attach(factory);
    }

    @Override
    public void writeTo(
            Argument<StreamedAnswer> type,
            MediaType mediaType,
            StreamedAnswer answer,
            MutableHeaders headers,
            OutputStream out) {
        throw new UnsupportedOperationException("A streamed answer is never written at once");
    }
}
