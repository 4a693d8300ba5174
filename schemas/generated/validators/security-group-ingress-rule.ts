// @ts-nocheck
// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export const validate = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"arn":{"type":"string"},"cidr_ipv4":{"type":"string"},"cidr_ipv6":{"type":"string"},"description":{"type":"string"},"from_port":{"type":"integer"},"id":{"type":"string"},"ip_protocol":{"type":"string"},"prefix_list_id":{"type":"string"},"referenced_security_group_id":{"type":"string"},"region":{"type":"string"},"security_group_id":{"type":"string"},"security_group_rule_id":{"type":"string"},"tags":{"type":"object","additionalProperties":{"type":"string"}},"tags_all":{"type":"object","additionalProperties":{"type":"string"}},"to_port":{"type":"integer"}},"required":["ip_protocol","security_group_id"],"additionalProperties":false};
const func1 = Object.prototype.hasOwnProperty;
function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ip_protocol === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ip_protocol"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.security_group_id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "security_group_id"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.arn !== undefined){
if(typeof data.arn !== "string"){
const err3 = {instancePath:instancePath+"/arn",schemaPath:"#/properties/arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.cidr_ipv4 !== undefined){
if(typeof data.cidr_ipv4 !== "string"){
const err4 = {instancePath:instancePath+"/cidr_ipv4",schemaPath:"#/properties/cidr_ipv4/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.cidr_ipv6 !== undefined){
if(typeof data.cidr_ipv6 !== "string"){
const err5 = {instancePath:instancePath+"/cidr_ipv6",schemaPath:"#/properties/cidr_ipv6/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.from_port !== undefined){
let data4 = data.from_port;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err7 = {instancePath:instancePath+"/from_port",schemaPath:"#/properties/from_port/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err8 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.ip_protocol !== undefined){
if(typeof data.ip_protocol !== "string"){
const err9 = {instancePath:instancePath+"/ip_protocol",schemaPath:"#/properties/ip_protocol/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.prefix_list_id !== undefined){
if(typeof data.prefix_list_id !== "string"){
const err10 = {instancePath:instancePath+"/prefix_list_id",schemaPath:"#/properties/prefix_list_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.referenced_security_group_id !== undefined){
if(typeof data.referenced_security_group_id !== "string"){
const err11 = {instancePath:instancePath+"/referenced_security_group_id",schemaPath:"#/properties/referenced_security_group_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.region !== undefined){
if(typeof data.region !== "string"){
const err12 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.security_group_id !== undefined){
if(typeof data.security_group_id !== "string"){
const err13 = {instancePath:instancePath+"/security_group_id",schemaPath:"#/properties/security_group_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.security_group_rule_id !== undefined){
if(typeof data.security_group_rule_id !== "string"){
const err14 = {instancePath:instancePath+"/security_group_rule_id",schemaPath:"#/properties/security_group_rule_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.tags !== undefined){
let data12 = data.tags;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key1 in data12){
if(typeof data12[key1] !== "string"){
const err15 = {instancePath:instancePath+"/tags/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.tags_all !== undefined){
let data14 = data.tags_all;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key2 in data14){
if(typeof data14[key2] !== "string"){
const err17 = {instancePath:instancePath+"/tags_all/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags_all/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/tags_all",schemaPath:"#/properties/tags_all/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.to_port !== undefined){
let data16 = data.to_port;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err19 = {instancePath:instancePath+"/to_port",schemaPath:"#/properties/to_port/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
