CREATE TABLE "client_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list_id" uuid NOT NULL,
	"firm" text,
	"domain" text,
	"mailbox" text,
	"word_digest" text,
	"size" text,
	"state" text NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "client_invitations_word" UNIQUE("word_digest"),
	CONSTRAINT "client_invitations_state" CHECK ("client_invitations"."state" in ('drawn', 'sent', 'reminded', 'used', 'stopped', 'bounced') and ("client_invitations"."size" is null or "client_invitations"."size" in ('1-9', '10-24', '25-49', '50-99', '100+'))),
	CONSTRAINT "client_invitations_words" CHECK (("client_invitations"."firm" is null or length(btrim("client_invitations"."firm")) > 0 and length("client_invitations"."firm") <= 200) and ("client_invitations"."mailbox" is null or length(btrim("client_invitations"."mailbox")) > 0 and length("client_invitations"."mailbox") <= 254))
);
--> statement-breakpoint
CREATE TABLE "client_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" uuid NOT NULL,
	"given_by" uuid,
	"way" text NOT NULL,
	"listed" integer NOT NULL,
	"clients" integer NOT NULL,
	"left_out" jsonb NOT NULL,
	"sizes" jsonb NOT NULL,
	"seed" text,
	"seed_entry" integer,
	"given_at" timestamp (3) with time zone NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	CONSTRAINT "client_lists_way" CHECK ("client_lists"."way" in ('whole', 'sample') and ("client_lists"."way" = 'sample') = ("client_lists"."seed" is not null) and ("client_lists"."seed" is null) = ("client_lists"."seed_entry" is null)),
	CONSTRAINT "client_lists_counts" CHECK ("client_lists"."listed" >= 1 and "client_lists"."clients" >= "client_lists"."listed" and jsonb_typeof("client_lists"."left_out") = 'object' and jsonb_typeof("client_lists"."sizes") = 'object')
);
--> statement-breakpoint
CREATE TABLE "no_invitations" (
	"mailbox_digest" text PRIMARY KEY NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "no_invitations_digest" CHECK ("no_invitations"."mailbox_digest" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"review_id" uuid,
	"text" text NOT NULL,
	"contact" text,
	"by_provider" boolean NOT NULL,
	"writer_says" text,
	"state" text NOT NULL,
	"upheld" boolean,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "objections_kind" CHECK ("objections"."kind" in ('report', 'legal', 'pressure') and ("objections"."kind" = 'pressure' or "objections"."review_id" is not null)),
	CONSTRAINT "objections_text" CHECK (length(btrim("objections"."text")) > 0 and length("objections"."text") <= 4000 and ("objections"."contact" is null or length(btrim("objections"."contact")) > 0 and length("objections"."contact") <= 254) and ("objections"."writer_says" is null or length(btrim("objections"."writer_says")) > 0 and length("objections"."writer_says") <= 4000)),
	CONSTRAINT "objections_state" CHECK ("objections"."state" in ('open', 'closed') and ("objections"."state" = 'closed') = ("objections"."closed_at" is not null) and ("objections"."state" = 'closed') = ("objections"."upheld" is not null))
);
--> statement-breakpoint
CREATE TABLE "panels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" uuid NOT NULL,
	"domain_digest" text NOT NULL,
	"domain" text,
	"firm" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "panels_once" UNIQUE("provider_id","domain_digest"),
	CONSTRAINT "panels_digest" CHECK ("panels"."domain_digest" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "panels_firm" CHECK (length(btrim("panels"."firm")) > 0 and length("panels"."firm") <= 200)
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"review_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"text" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "replies_text" CHECK (length(btrim("replies"."text")) > 0 and length("replies"."text") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"panel_id" uuid,
	"account_id" uuid,
	"wave" smallint,
	"state" text NOT NULL,
	"role" text,
	"trade" text,
	"size" text,
	"tenure" text,
	"spend" text,
	"still" boolean,
	"left_on" date,
	"ratings" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"good" text,
	"better" text,
	"free" boolean DEFAULT false NOT NULL,
	"reward" text,
	"came" text NOT NULL,
	"invitation_id" uuid,
	"mailbox_shown_on" date,
	"relation" text,
	"document_key" text,
	"document_type" text,
	"document_digest" text,
	"network_digest" text,
	"browser_digest" text,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"given_on" date,
	"publish_on" date,
	"published_on" date,
	"closed_at" timestamp (3) with time zone,
	"under" text,
	"because" text,
	CONSTRAINT "reviews_handle" UNIQUE("handle"),
	CONSTRAINT "reviews_handle_form" CHECK ("reviews"."handle" ~ '^[a-z2-7]{12}$'),
	CONSTRAINT "reviews_words" CHECK ("reviews"."state" in ('draft', 'waiting', 'asked', 'accepted', 'published', 'refused', 'withdrawn', 'removed') and "reviews"."came" in ('invited', 'by-itself') and ("reviews"."role" is null or "reviews"."role" in ('owner', 'manager', 'office', 'own-it', 'staff')) and ("reviews"."trade" is null or "reviews"."trade" in ('health', 'legal', 'accounting', 'finance', 'construction', 'manufacturing', 'retail', 'hospitality', 'nonprofit', 'education', 'property', 'transport', 'professional', 'other')) and ("reviews"."reward" is null or "reviews"."reward" in ('none', 'for-any', 'for-good')) and ("reviews"."relation" is null or "reviews"."relation" in ('document', 'list'))),
	CONSTRAINT "reviews_bands" CHECK (("reviews"."size" is null or "reviews"."size" in ('1-9', '10-24', '25-49', '50-99', '100+')) and ("reviews"."tenure" is null or "reviews"."tenure" in ('under-12', '12-35', '36-59', '60+')) and ("reviews"."spend" is null or "reviews"."spend" in ('under-100', '100-150', '150-200', '200-300', 'over-300'))),
	CONSTRAINT "reviews_texts" CHECK (("reviews"."good" is null or length(btrim("reviews"."good")) > 0 and length("reviews"."good") <= 4000) and ("reviews"."better" is null or length(btrim("reviews"."better")) > 0 and length("reviews"."better") <= 4000)),
	CONSTRAINT "reviews_shapes" CHECK (jsonb_typeof("reviews"."ratings") = 'object' and jsonb_typeof("reviews"."facts") = 'object'),
	CONSTRAINT "reviews_whole" CHECK ("reviews"."state" = 'draft' or (num_nulls("reviews"."wave", "reviews"."role", "reviews"."size", "reviews"."tenure", "reviews"."still", "reviews"."sent_at", "reviews"."given_on") = 0 and "reviews"."free") or "reviews"."state" in ('withdrawn', 'refused', 'removed')),
	CONSTRAINT "reviews_days" CHECK (("reviews"."state" <> 'accepted' or "reviews"."publish_on" is not null) and ("reviews"."state" <> 'published' or "reviews"."published_on" is not null) and ("reviews"."state" in ('refused', 'withdrawn', 'removed')) = ("reviews"."closed_at" is not null)),
	CONSTRAINT "reviews_closed" CHECK (("reviews"."state" not in ('refused', 'removed') or ("reviews"."under" ~ '^M-[1-9][0-9]*$' and "reviews"."because" is not null)))
);
--> statement-breakpoint
ALTER TABLE "client_invitations" ADD CONSTRAINT "client_invitations_list_id_client_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."client_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_lists" ADD CONSTRAINT "client_lists_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_lists" ADD CONSTRAINT "client_lists_given_by_accounts_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_panel_id_panels_id_fk" FOREIGN KEY ("panel_id") REFERENCES "public"."panels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_invitations_of_list" ON "client_invitations" USING btree ("list_id","state");--> statement-breakpoint
CREATE INDEX "client_lists_of_provider" ON "client_lists" USING btree ("provider_id","given_at");--> statement-breakpoint
CREATE INDEX "objections_open" ON "objections" USING btree ("created_at") WHERE "objections"."state" = 'open';--> statement-breakpoint
CREATE INDEX "objections_of_provider" ON "objections" USING btree ("provider_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_draft" ON "reviews" USING btree ("account_id","provider_id") WHERE "reviews"."state" = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_wave" ON "reviews" USING btree ("panel_id","wave") WHERE "reviews"."state" in ('waiting', 'asked', 'accepted', 'published');--> statement-breakpoint
CREATE INDEX "reviews_of_provider" ON "reviews" USING btree ("provider_id","published_on") WHERE "reviews"."state" = 'published';--> statement-breakpoint
CREATE INDEX "reviews_due" ON "reviews" USING btree ("publish_on") WHERE "reviews"."state" = 'accepted';--> statement-breakpoint
CREATE INDEX "reviews_waiting" ON "reviews" USING btree ("sent_at") WHERE "reviews"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "reviews_of_account" ON "reviews" USING btree ("account_id");