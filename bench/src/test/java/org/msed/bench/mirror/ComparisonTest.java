package org.msed.bench.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Load LOAD =
            new Load() {
                @Override
                public String name() {
                    return "load";
                }

                @Override
                public String unit() {
                    return "units/s";
                }

                @Override
                public double shareBar() {
                    return 0.5;
                }

                @Override
                public double glusterBar() {
                    return 2;
                }

                @Override
                public double run(Place place) {
                    throw new AssertionError("nothing is run here");
                }
            };

    private static List<String> remarks(double ext4, double msed, double gluster) {
        Map<String, Figures> figures = new LinkedHashMap<>();
        figures.put(Place.EXT4, new Figures(List.of(ext4)));
        figures.put(Place.MSED, new Figures(List.of(msed)));
        figures.put(Place.GLUSTERFS, new Figures(List.of(gluster)));
        return Comparison.lines(LOAD, figures).stream()
                .filter(line -> line.contains(">="))
                .map(line -> line.substring(line.indexOf(">=")))
                .toList();
    }

    @Test
    void aBarThatIsReachedIsOnlyNamed() {
        assertEquals(List.of(">= 0.5", ">= 2.0"), remarks(100, 50, 25));
    }

    @Test
    void aBarThatIsMissedIsCalledMissed() {
        assertEquals(List.of(">= 0.5, missed", ">= 2.0, missed"), remarks(100, 49, 25));
    }
}
