package org.msed.daemon.channel;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.msed.core.wire.CertificateHash;

/**
 * Trusts a certificate for its hash alone: no authority, no name, no date. That the other end has
 * its key is proved by TLS. Used for one handshake.
 */
final class PinnedTrust extends X509ExtendedTrustManager {

    private final Predicate<CertificateHash> pinned;
    private volatile boolean refused;

    /**
     * @param pinned whether a hash is a pinned one; asked during the handshake
     */
    PinnedTrust(Predicate<CertificateHash> pinned) {
        this.pinned = pinned;
    }

    /** Whether it refused a certificate. */
    boolean refused() {
        return refused;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (!pinned.test(NodeKey.hash(chain[0]))) {
            refused = true;
            throw new CertificateException("not pinned");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
