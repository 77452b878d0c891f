package org.msed.daemon.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.msed.core.wire.CertificateHash;

/** This node's private key and certificate for the pair channel. Immutable. */
public final class NodeKey {

    /** The file's mode is what protects the key; PKCS12 only insists on some password. */
    static final String PASSWORD = "msed-node-key";

    private static final String PROTOCOL = "TLSv1.3";
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final KeyManager[] managers;
    private final CertificateHash hash;

    private NodeKey(KeyManager[] managers, CertificateHash hash) {
        this.managers = managers;
        this.hash = hash;
    }

    /**
     * Reads the key, after making it if the file is not there. Making takes about a second.
     *
     * @param file PKCS12, mode 0600; never overwritten
     * @param nodeName goes into the certificate for people to read
     * @param javaHome of a Java that has {@code bin/keytool}, needed only for making
     * @throws IOException naming the file, or what is missing for making it
     */
    public static NodeKey open(Path file, String nodeName, Path javaHome) throws IOException {
        if (Files.notExists(file)) {
            new KeyMaker(javaHome).make(file, nodeName);
        }
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + " must have mode 0600: run chmod 0600 " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return of(store, file);
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException(
                    file
                            + " cannot be read as this node's key ("
                            + e.getMessage()
                            + "): move it away, and the next start makes another",
                    e);
        }
    }

    private static NodeKey of(KeyStore store, Path file)
            throws GeneralSecurityException, IOException {
        Certificate certificate = store.getCertificate(KeyMaker.ALIAS);
        if (certificate == null || !store.isKeyEntry(KeyMaker.ALIAS)) {
            throw new IOException("no key named " + KeyMaker.ALIAS + " in " + file);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, PASSWORD.toCharArray());
        return new NodeKey(factory.getKeyManagers(), hash(certificate));
    }

    /** What the peer pins. */
    public CertificateHash hash() {
        return hash;
    }

    /** TLS for one connection; not shared, so that no session is ever resumed past a pin. */
    SSLContext context(PinnedTrust trust) {
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(managers, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(PROTOCOL + " is part of Java 17", e);
        }
    }

    /** SHA-256 of a certificate's DER form. */
    static CertificateHash hash(Certificate certificate) throws CertificateEncodingException {
        try {
            return CertificateHash.of(
                    MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
