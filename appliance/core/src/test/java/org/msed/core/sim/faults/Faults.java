package org.msed.core.sim.faults;

import java.util.List;

/** Every fault there is. */
public final class Faults {

    /** One line a fault. */
    public static final List<Fault> ALL =
            List.of(
                    new Loss(),
                    new Delay(),
                    new Duplication(),
                    new Reordering(),
                    new StrayFrames(),
                    new OneWayCut(),
                    new OneWaySilence(),
                    new Partition(),
                    new ArpCut(),
                    new CarrierLoss(),
                    new GatewayLoss(),
                    new ProcessPause(),
                    new MachineFreeze(),
                    new DaemonKill(),
                    new PowerCut(),
                    new ClockDrift(),
                    new ClockJump(),
                    new RecordError(),
                    new SlowDisk(),
                    new RecordLost(),
                    new DataError(),
                    new StreamReset(),
                    new BitFlip(),
                    new ApplicationDeath(),
                    new ApplicationFailure(),
                    new ApplicationHang(),
                    new AddressRefusal(),
                    new MoveOrder(),
                    new PauseOrder(),
                    new StopOrder(),
                    new TakeoverOrder(),
                    new ChoiceOrder());

    private Faults() {}
}
