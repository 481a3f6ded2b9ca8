package org.steppe.api.http;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who runs this service and where it is, as citations and descriptions name it. */
@Singleton
public final class ServiceIdentity {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private final String name;
    private final @Nullable String contactAddress;
    private final @Nullable String address;

    /**
     * @param contactAddress blank for none
     * @param address of the root of the service as readers reach it, blank to take it from each request
     * @throws IllegalArgumentException when the address is none of http or https
     */
    ServiceIdentity(
            @Value("${steppe.contact.name}") String name,
            @Value("${steppe.contact.address:}") String contactAddress,
            @Value("${steppe.address:}") String address) {
        this.name = name;
        this.contactAddress = contactAddress.isBlank() ? null : contactAddress;
        this.address = address.isBlank() ? null : checked(address.strip());
    }

    private static String checked(String address) {
        URI uri = URI.create(address);
        boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!isWeb || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("Setting steppe.address is an address such as https://figures.example,"
                    + " without query, found '" + address + "'");
        }
        return address.replaceFirst("/+$", "");
    }

    public String name() {
        return name;
    }

    public @Nullable String contactAddress() {
        return contactAddress;
    }

    /**
     * An address that holds outside this service too.
     *
     * @param fromRoot an address from the root of the service
     */
    public String absolute(HttpRequest<?> request, String fromRoot) {
        return (address == null ? asAsked(request) : address) + fromRoot;
    }

    /** Headers in which proxies tell where they were asked may come from anybody, so they play no part. */
    private static String asAsked(HttpRequest<?> request) {
        String host = request.getHeaders().findFirst(HttpHeaders.HOST).orElse("");
        String sound = HOST.matcher(host).matches() ? host : "localhost";
        return (request.isSecure() ? "https://" : "http://") + sound;
    }
}
