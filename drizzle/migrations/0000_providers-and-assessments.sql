-- Providers and what is known of them, places, reports by strangers, imports; answers, proofs and scores; counts of posted forms.
-- Written by drizzle-kit from src/*/tables.ts, then read and edited by a person: the last part is by hand.
CREATE TABLE "answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" uuid NOT NULL,
	"edition" text NOT NULL,
	"check_id" text NOT NULL,
	"rule" text,
	"value" double precision,
	"figures" jsonb,
	"flags" jsonb,
	"choice" smallint,
	"would_not_say" boolean DEFAULT false NOT NULL,
	"note" text,
	"state" text NOT NULL,
	"given_on" date NOT NULL,
	"taken_back_on" date,
	"ended_on" date,
	"false_found_on" date,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_edition" CHECK ("answers"."edition" ~ '^[0-9]{4}[.][0-9]+$'),
	CONSTRAINT "answers_check" CHECK ("answers"."check_id" ~ '^[A-Z]{3}-[0-9]{2}$'),
	CONSTRAINT "answers_rule" CHECK ("answers"."rule" is null or (length(btrim("answers"."rule")) > 0 and length("answers"."rule") <= 60 and not "answers"."would_not_say")),
	CONSTRAINT "answers_one_form" CHECK (num_nonnulls("answers"."value", "answers"."figures", "answers"."choice") = case when "answers"."would_not_say" then 0 else 1 end),
	CONSTRAINT "answers_figures" CHECK (jsonb_typeof("answers"."figures") = 'object' and ("answers"."flags" is null or jsonb_typeof("answers"."flags") = 'object')),
	CONSTRAINT "answers_choice" CHECK ("answers"."choice" >= 1),
	CONSTRAINT "answers_number" CHECK ("answers"."value" not in ('NaN', 'Infinity', '-Infinity')),
	CONSTRAINT "answers_note" CHECK (length(btrim("answers"."note")) > 0 and length("answers"."note") <= 2000),
	CONSTRAINT "answers_state" CHECK ("answers"."state" in ('draft', 'published')),
	CONSTRAINT "answers_ends" CHECK ("answers"."taken_back_on" >= "answers"."given_on" and ("answers"."ended_on" is null or "answers"."ended_on" >= "answers"."given_on")),
	CONSTRAINT "answers_draft" CHECK ("answers"."state" = 'published' or num_nonnulls("answers"."taken_back_on", "answers"."ended_on", "answers"."false_found_on") = 0)
);
--> statement-breakpoint
CREATE TABLE "not_applicable_claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" uuid NOT NULL,
	"edition" text NOT NULL,
	"check_id" text NOT NULL,
	"ground" text NOT NULL,
	"claimed_on" date NOT NULL,
	"taken_back_on" date,
	CONSTRAINT "not_applicable_edition" CHECK ("not_applicable_claims"."edition" ~ '^[0-9]{4}[.][0-9]+$'),
	CONSTRAINT "not_applicable_check" CHECK ("not_applicable_claims"."check_id" ~ '^[A-Z]{3}-[0-9]{2}$'),
	CONSTRAINT "not_applicable_ground" CHECK (length(btrim("not_applicable_claims"."ground")) > 0 and length("not_applicable_claims"."ground") <= 1000),
	CONSTRAINT "not_applicable_days" CHECK ("not_applicable_claims"."taken_back_on" >= "not_applicable_claims"."claimed_on")
);
--> statement-breakpoint
CREATE TABLE "proofs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"answer_id" uuid,
	"claim_id" uuid,
	"kind" text NOT NULL,
	"date" date NOT NULL,
	"checked_on" date NOT NULL,
	"until" date,
	"checked_by" text NOT NULL,
	"checked" text NOT NULL,
	CONSTRAINT "proofs_of_one" CHECK (num_nonnulls("proofs"."answer_id", "proofs"."claim_id") = 1),
	CONSTRAINT "proofs_kind" CHECK ("proofs"."kind" in ('document', 'attested')),
	CONSTRAINT "proofs_checker" CHECK ("proofs"."checked_by" in ('moderator', 'two-moderators', 'demonstration')),
	CONSTRAINT "proofs_days" CHECK ("proofs"."checked_on" >= "proofs"."date" and ("proofs"."until" is null or "proofs"."until" >= "proofs"."date")),
	CONSTRAINT "proofs_checked" CHECK (length(btrim("proofs"."checked")) > 0 and length("proofs"."checked") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"provider_id" uuid NOT NULL,
	"edition" text NOT NULL,
	"engine" text NOT NULL,
	"as_of" date NOT NULL,
	"same_on" date NOT NULL,
	"current" boolean NOT NULL,
	"uncapped" double precision NOT NULL,
	"shown" double precision NOT NULL,
	"claimed" double precision NOT NULL,
	"answered" double precision NOT NULL,
	"grade" text,
	"grade_reason" text NOT NULL,
	"assessed" boolean NOT NULL,
	"caps" jsonb NOT NULL,
	"areas" jsonb NOT NULL,
	"parts" jsonb NOT NULL,
	"ranked" jsonb NOT NULL,
	CONSTRAINT "scores_key" PRIMARY KEY("provider_id","edition","engine","as_of"),
	CONSTRAINT "scores_edition" CHECK ("scores"."edition" ~ '^[0-9]{4}[.][0-9]+$'),
	CONSTRAINT "scores_range" CHECK ("scores"."uncapped" between 0 and 100 and "scores"."shown" between 0 and 100 and "scores"."claimed" between 0 and 100 and "scores"."answered" between 0 and 100 and "scores"."shown" <= "scores"."uncapped"),
	CONSTRAINT "scores_grade" CHECK ("scores"."grade" is null or "scores"."grade" in ('A', 'B', 'C', 'D', 'E')),
	CONSTRAINT "scores_days" CHECK ("scores"."same_on" >= "scores"."as_of")
);
--> statement-breakpoint
CREATE TABLE "post_counts" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint,
	CONSTRAINT "post_counts_key" CHECK ("post_counts"."key" = 'everybody:posts' or "post_counts"."key" ~ '^sender:[A-Za-z0-9_-]{43}$')
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "cases_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1),
	"kind" text NOT NULL,
	"provider_id" uuid,
	"text" text NOT NULL,
	"contact" text,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "cases_number" UNIQUE("number"),
	CONSTRAINT "cases_kind" CHECK ("cases"."kind" in ('wrong-fact', 'take-down', 'something-else') and ("cases"."kind" = 'something-else' or "cases"."provider_id" is not null)),
	CONSTRAINT "cases_text" CHECK (length(btrim("cases"."text")) > 0 and length("cases"."text") <= 4000),
	CONSTRAINT "cases_contact" CHECK (length(btrim("cases"."contact")) > 0 and length("cases"."contact") <= 254),
	CONSTRAINT "cases_state" CHECK ("cases"."state" in ('open', 'closed') and ("cases"."state" = 'closed') = ("cases"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "listing_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"source" text NOT NULL,
	"rows" jsonb NOT NULL,
	"finished_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "places" (
	"zip" text PRIMARY KEY NOT NULL,
	"city" text NOT NULL,
	"state" text NOT NULL,
	"lat" double precision,
	"lon" double precision,
	CONSTRAINT "places_zip" CHECK ("places"."zip" ~ '^[0-9]{5}$'),
	CONSTRAINT "places_state" CHECK ("places"."state" ~ '^[A-Z]{2}$'),
	CONSTRAINT "places_point" CHECK (("places"."lat" is null) = ("places"."lon" is null) and "places"."lat" between -90 and 90 and "places"."lon" between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "provider_facts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" uuid NOT NULL,
	"demonstration" boolean NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"source" text NOT NULL,
	"given_on" date NOT NULL,
	"replaced_on" date,
	"taken_back_on" date,
	"false_found_on" date,
	CONSTRAINT "provider_facts_key" CHECK ("provider_facts"."key" in ('phone', 'contact-mail', 'head-count', 'technicians', 'founded', 'description', 'services', 'sizes', 'size-shares', 'minimum-fee', 'prices', 'hours', 'languages', 'trades', 'apps', 'rules', 'visits', 'starts-from', 'coverage')),
	CONSTRAINT "provider_facts_shape" CHECK (jsonb_typeof("provider_facts"."value") = case "provider_facts"."key" when 'phone' then 'string' when 'contact-mail' then 'string' when 'head-count' then 'number' when 'technicians' then 'number' when 'founded' then 'number' when 'description' then 'string' when 'services' then 'array' when 'sizes' then 'object' when 'size-shares' then 'object' when 'minimum-fee' then 'number' when 'prices' then 'array' when 'hours' then 'object' when 'languages' then 'array' when 'trades' then 'object' when 'apps' then 'object' when 'rules' then 'array' when 'visits' then 'object' when 'starts-from' then 'string' when 'coverage' then 'object' end),
	CONSTRAINT "provider_facts_fiction" CHECK ("provider_facts"."demonstration" = ("provider_facts"."source" = 'demonstration')),
	CONSTRAINT "provider_facts_ends" CHECK (("provider_facts"."replaced_on" is null or "provider_facts"."taken_back_on" is null) and "provider_facts"."replaced_on" >= "provider_facts"."given_on" and "provider_facts"."taken_back_on" >= "provider_facts"."given_on")
);
--> statement-breakpoint
CREATE TABLE "provider_names" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"from_on" date,
	"until_on" date,
	"source" text NOT NULL,
	"source_date" date NOT NULL,
	CONSTRAINT "provider_names_once" UNIQUE("provider_id","kind","name"),
	CONSTRAINT "provider_names_kind" CHECK ("provider_names"."kind" in ('legal', 'trading', 'predecessor')),
	CONSTRAINT "provider_names_name" CHECK (length(btrim("provider_names"."name")) > 0 and length("provider_names"."name") <= 200),
	CONSTRAINT "provider_names_days" CHECK ("provider_names"."from_on" <= "provider_names"."until_on")
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"legal_name" text NOT NULL,
	"domain" text,
	"website" text,
	"city" text,
	"state" text,
	"country" text NOT NULL,
	"postcode" text,
	"zip" text,
	"lat" double precision,
	"lon" double precision,
	"standing" text NOT NULL,
	"demonstration" boolean NOT NULL,
	"first_claimed_on" date,
	"source" text NOT NULL,
	"source_date" date NOT NULL,
	"name_key" text NOT NULL,
	"listing_key" text NOT NULL,
	"withdrawn_on" date,
	"withdrawn_because" text,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "providers_slug" UNIQUE("slug"),
	CONSTRAINT "providers_listing_key" UNIQUE("listing_key"),
	CONSTRAINT "providers_id_demonstration" UNIQUE("id","demonstration"),
	CONSTRAINT "providers_slug_form" CHECK ("providers"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("providers"."slug") <= 80),
	CONSTRAINT "providers_names" CHECK (length(btrim("providers"."name")) > 0 and length("providers"."name") <= 200 and length(btrim("providers"."legal_name")) > 0 and length("providers"."legal_name") <= 200),
	CONSTRAINT "providers_country" CHECK ("providers"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "providers_website" CHECK (("providers"."domain" is null) = ("providers"."website" is null) and "providers"."website" ~ '^https?://' and length("providers"."website") <= 500),
	CONSTRAINT "providers_coordinates" CHECK (("providers"."lat" is null) = ("providers"."lon" is null) and "providers"."lat" between -90 and 90 and "providers"."lon" between -180 and 180),
	CONSTRAINT "providers_abroad" CHECK ("providers"."country" = 'US' or ("providers"."zip" is null and "providers"."lat" is null)),
	CONSTRAINT "providers_standing" CHECK ("providers"."standing" in ('listed', 'claimed', 'assessed') and ("providers"."standing" = 'listed' or "providers"."first_claimed_on" is not null)),
	CONSTRAINT "providers_fiction" CHECK ("providers"."demonstration" = (coalesce("providers"."domain", '') like '%.example') and "providers"."demonstration" = ("providers"."source" = 'demonstration')),
	CONSTRAINT "providers_withdrawn" CHECK (("providers"."withdrawn_on" is null) = ("providers"."withdrawn_because" is null))
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" text PRIMARY KEY NOT NULL,
	"says" text NOT NULL,
	"publisher" text NOT NULL,
	"licence" text,
	"url" text
);
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_applicable_claims" ADD CONSTRAINT "not_applicable_claims_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_claim_id_not_applicable_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."not_applicable_claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_imports" ADD CONSTRAINT "listing_imports_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_facts" ADD CONSTRAINT "provider_facts_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_facts" ADD CONSTRAINT "provider_facts_provider" FOREIGN KEY ("provider_id","demonstration") REFERENCES "public"."providers"("id","demonstration") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_names" ADD CONSTRAINT "provider_names_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_names" ADD CONSTRAINT "provider_names_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "providers" ADD CONSTRAINT "providers_zip_places_zip_fk" FOREIGN KEY ("zip") REFERENCES "public"."places"("zip") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "providers" ADD CONSTRAINT "providers_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answers_one_draft" ON "answers" USING btree ("provider_id","edition","check_id",coalesce("rule", '')) WHERE "answers"."state" = 'draft';--> statement-breakpoint
CREATE INDEX "answers_of_provider" ON "answers" USING btree ("provider_id","edition","check_id","given_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "not_applicable_live" ON "not_applicable_claims" USING btree ("provider_id","edition","check_id") WHERE "not_applicable_claims"."taken_back_on" is null;--> statement-breakpoint
CREATE INDEX "proofs_of_answer" ON "proofs" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "proofs_of_claim" ON "proofs" USING btree ("claim_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scores_current" ON "scores" USING btree ("provider_id","edition") WHERE "scores"."current";--> statement-breakpoint
CREATE INDEX "scores_in_order" ON "scores" USING btree ("edition","shown" DESC NULLS LAST,"provider_id") WHERE "scores"."current";--> statement-breakpoint
CREATE INDEX "cases_open" ON "cases" USING btree ("state","number");--> statement-breakpoint
CREATE UNIQUE INDEX "provider_facts_live" ON "provider_facts" USING btree ("provider_id","key") WHERE "provider_facts"."replaced_on" is null and "provider_facts"."taken_back_on" is null;--> statement-breakpoint
CREATE INDEX "provider_facts_false" ON "provider_facts" USING btree ("provider_id","key") WHERE "provider_facts"."false_found_on" is not null;--> statement-breakpoint
CREATE INDEX "providers_name_key" ON "providers" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "providers_claimed" ON "providers" USING btree ("id") WHERE "providers"."first_claimed_on" is not null;--> statement-breakpoint
-- By hand from here. Each change of a provider's public facts takes a number from this sequence; the note that tells other processes
-- carries it, so that one who missed a note knows it.
CREATE SEQUENCE "provider_changes";--> statement-breakpoint
-- A published answer is history: what was said, and when, can be followed by another answer, ended or taken back, never rewritten or deleted.
CREATE FUNCTION "keep_published_answer"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.state = 'published' AND (TG_OP = 'DELETE' OR
		(NEW.provider_id, NEW.edition, NEW.check_id, NEW.rule, NEW.value, NEW.figures, NEW.flags, NEW.choice, NEW.would_not_say, NEW.state, NEW.given_on)
		IS DISTINCT FROM
		(OLD.provider_id, OLD.edition, OLD.check_id, OLD.rule, OLD.value, OLD.figures, OLD.flags, OLD.choice, OLD.would_not_say, OLD.state, OLD.given_on)) THEN
		RAISE EXCEPTION 'a published answer is never rewritten or deleted' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'answers_history';
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;--> statement-breakpoint
CREATE TRIGGER "answers_history" BEFORE UPDATE OR DELETE ON "answers" FOR EACH ROW EXECUTE FUNCTION "keep_published_answer"();--> statement-breakpoint
INSERT INTO "sources" ("id", "says", "publisher") VALUES
	('provider', 'what the provider says of itself', 'The provider'),
	('demonstration', 'the demonstration world', 'Plumbline');
