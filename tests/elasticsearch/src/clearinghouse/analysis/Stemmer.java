package clearinghouse.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.StringSetting;

@NamedComponent("stemmer")
public class Stemmer implements TokenFilterFactory {
    private final String language;

    @Inject
    public Stemmer(Settings settings) {
        this.language = settings.language();
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        return switch (language) {
            case "english", "porter" -> new PorterStemFilter(tokens);
            case "light_english", "kstem" -> new KStemFilter(tokens);
            case "possessive_english" -> new EnglishPossessiveFilter(tokens);
            default -> throw new IllegalArgumentException("This test server stems English only, not " + language);
        };
    }

    @AnalysisSettings
    public interface Settings {
        @StringSetting(path = "language", defaultValue = "english")
        String language();
    }
}
