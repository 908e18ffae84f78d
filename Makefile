# What a developer types. The order of `check` is the order in which things break.
MVN = mvn -B -ntp

build:            ## sillage.jar and the agent, no tests
	FORCE=1 scripts/build

format:           ## writes every source the way check wants it
	$(MVN) -q spotless:apply

test:             ## unit tests, under two minutes
	$(MVN) test

accept:           ## renews the golden files of commands; read the difference before you commit it
	$(MVN) -q -pl cli -am test -Dtest='*GoldenTest' -DargLine=-Dsillage.accept=true
	git --no-pager diff --stat -- '*/golden/*'

e2e:              ## end-to-end tests on every JDK >= 17 here (or SILLAGE_TEST_JDKS=home:home)
	scripts/install-tools check
	$(MVN) -Pe2e -DskipUnitTests verify

check:            ## all that CI runs
	scripts/install-tools check
	$(MVN) -q spotless:check
	$(MVN) -Pe2e verify

bench:            ## all benchmarks, into benchmarks/results; a quiet machine, please
	benchmarks/run all

SEED ?= $(shell date +%Y%m%d)
fuzz:             ## what the tests do with seeds, many times more: 10^6 captures, 10,000 transducers; hours. SEED=N repeats
	scripts/install-tools check
	$(MVN) -pl analyzer -am test -Dtest='CaptureFuzzTest,EventsFuzzTest' -DargLine='-Dsillage.fuzz.captures=1000000 -Xmx512m'
	$(MAKE) fuzz-transducers SEED=$(SEED)

fuzz-transducers: ## 10,000 random transducers: the laws, and each operation against OpenFst: a quarter of an hour
	scripts/install-tools check
	$(MVN) -pl analyzer -am test -Dtest=LawsTest -DargLine='-Dsillage.fuzz.machines=10000 -Dsillage.fuzz.seed=$(SEED)'
	$(MVN) -Pe2e -DskipUnitTests -pl analyzer -am -Dit.test=OpenFstEndToEnd -Dsillage.fuzz.machines=10000 -Dsillage.fuzz.seed=$(SEED) verify

MINUTES ?= 60
soak:             ## two services, recorded and watched for MINUTES=60: nobody may grow, and what is lost is counted
	scripts/install-tools check
	scripts/soak $(MINUTES)

clean:
	$(MVN) -q clean

.PHONY: build format test accept e2e check bench fuzz fuzz-transducers soak clean
