package org.msed.lab.client;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs in the client: prints the number of every row, one a line. */
final class RowReader {
    private RowReader() {}

    /**
     * @param arguments the virtual address
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        String password = Database.password().orElseThrow();
        try (Connection connection = Database.connect(arguments[0], password);
                Statement question = connection.createStatement();
                ResultSet rows = question.executeQuery("SELECT number FROM told")) {
            while (rows.next()) {
                System.out.println(rows.getLong(1));
            }
        }
    }
}
