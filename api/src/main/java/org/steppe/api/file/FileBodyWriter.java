package org.steppe.api.file;

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

/** Hands bodies from files to the server. */
@Singleton
final class FileBodyWriter implements TypedMessageBodyWriter<FileBody>, ResponseBodyWriter<FileBody> {

    @Override
    public Argument<FileBody> getType() {
        return Argument.of(FileBody.class);
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory factory,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<FileBody> type,
            MediaType mediaType,
            FileBody body) {
        return FilePump.attach(factory, request, body);
    }

    @Override
    public void writeTo(
            Argument<FileBody> type, MediaType mediaType, FileBody body, MutableHeaders headers, OutputStream out) {
        throw new UnsupportedOperationException("A file is never written at once");
    }
}
