package com.example.billing;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Invoices, as the accounting system wants them. */
public final class InvoiceService {
    private final Connection connection;

    public InvoiceService(Connection connection) {
        this.connection = connection;
    }

    /** The sum of what a customer has to pay. */
    public long open(String customer) throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(
                     "SELECT sum(cents) FROM invoices WHERE paid = 0 AND customer = '" + customer + "'")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The same for all; right: the value is bound. */
    public long openBefore(java.sql.Date day) throws SQLException {
        try (PreparedStatement statement =
                     connection.prepareStatement("SELECT sum(cents) FROM invoices WHERE paid = 0 AND day < ?")) {
            statement.setDate(1, day);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** An invoice that a partner sent. */
    public Document parse(InputStream body) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(body);
    }

    /** A draft that the browser kept for us. */
    public Object restore(HttpServletRequest request) throws IOException, ClassNotFoundException {
        try (ObjectInputStream drafts = new ObjectInputStream(request.getInputStream())) {
            return drafts.readObject();
        }
    }

    /** Card numbers are never stored in the clear. */
    public byte[] seal(byte[] card, byte[] key) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        return cipher.doFinal(card);
    }

    /** What a password is stored as. */
    public byte[] digest(String password) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("MD5").digest(password.getBytes());
    }

    /** Starts a session and returns to where the user came from. */
    public void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Random random = new Random();
        String sessionToken = Long.toHexString(random.nextLong());
        Cookie cookie = new Cookie("session", sessionToken);
        cookie.setHttpOnly(false);
        response.addCookie(cookie);
        response.sendRedirect(request.getParameter("back"));
    }

    /** Sends an invoice to the printer of the office. */
    public void print(HttpServletRequest request) throws IOException {
        Runtime.getRuntime().exec("lp -d office " + request.getParameter("invoice"));
    }
}
