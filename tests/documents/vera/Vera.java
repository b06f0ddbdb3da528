// Asks veraPDF about many files in one run. Standard input: lines "profile<TAB>path".
// Standard output: "checked<TAB>profile<TAB>path<TAB>checks", then for each rule that is not met
// "failed<TAB>profile<TAB>path<TAB>rule<TAB>how often<TAB>what it says".

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Vera {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] none) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            String[] parts = line.split("\t", 2);
            judge(parts[0], parts[1]);
        }
    }

    private static void judge(String profile, String path) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(profile);
        try (FileInputStream in = new FileInputStream(new File(path));
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            report(profile, path, result);
        } catch (Exception unreadable) {
            OUT.println(String.join("\t", "failed", profile, path, "unreadable", "1", said(unreadable.toString())));
        }
    }

    private static void report(String profile, String path, ValidationResult result) {
        Map<String, Integer> often = new TreeMap<>();
        Map<String, String> words = new TreeMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
            if (one.getStatus() == TestAssertion.Status.FAILED) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                often.merge(rule, 1, Integer::sum);
                words.putIfAbsent(rule, said(one.getMessage()));
            }
        }
        OUT.println(String.join("\t", "checked", profile, path, Integer.toString(result.getTotalAssertions())));
        often.forEach((rule, times) -> OUT.println(
                String.join("\t", "failed", profile, path, rule, Integer.toString(times), words.get(rule))));
    }

    private static String said(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ");
    }
}
