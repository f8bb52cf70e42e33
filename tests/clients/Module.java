import java.sql.*;
import java.util.Properties;

/** The module through JDBC, as DBeaver loads it. */
public class Module {
    public static void main(String[] words) throws Exception {
        Properties means = new Properties();
        means.setProperty("enable_load_extension", "true");
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + System.getenv("BLOCLINE_DB"), means);
             Statement statement = db.createStatement()) {
            statement.execute("SELECT load_extension('" + System.getenv("BUILD") + "/blocline')");
            ResultSet rows = statement.executeQuery("SELECT actor FROM blocline_members('EAEU', '2015-03-01')");
            StringBuilder found = new StringBuilder();
            while (rows.next()) {
                found.append(rows.getString(1)).append(' ');
            }
            System.out.println(found.toString().equals("ARM BLR KAZ RUS ") ? "JDBC: equal" : "JDBC: " + found);
        }
    }
}
